import { git } from "./git.ts";
import type { Repository } from "./repository.ts";

/** Variables that name author and committer (git-commit-tree(1)). */
export type Identity = Readonly<Record<string, string>>;

/** The user git is set up for, else apigate itself. */
export function identityOf(repository: Repository): Identity {
  const env = { GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "user.useConfigOnly", GIT_CONFIG_VALUE_0: "true" };
  const { ok, stdout } = git(repository.directory, "var", ["GIT_COMMITTER_IDENT"], { env });
  const [, name, email] = (ok && /^(.+) <([^<>]+)> /.exec(stdout.toString())) || [];
  return name === undefined || email === undefined ? APIGATE : named(name, email);
}

const named = (name: string, email: string): Identity => ({
  GIT_AUTHOR_NAME: name,
  GIT_AUTHOR_EMAIL: email,
  GIT_COMMITTER_NAME: name,
  GIT_COMMITTER_EMAIL: email,
});

export const APIGATE = named("apigate", "apigate@localhost");

/** Both dates of a commit, from seconds since 1970. */
export const datesOf = (seconds: number): Identity => ({
  GIT_AUTHOR_DATE: `@${seconds} +0000`,
  GIT_COMMITTER_DATE: `@${seconds} +0000`,
});
