import type { Hit } from "../../../breaking/rule.ts";
import type { Change } from "../../../diff/changes.ts";
import type { Lasting, Lifecycle } from "../../../diff/lifecycle.ts";

type Lifecycles = Pick<Change<"lifecycle.changed">, "base" | "revision">;

/** Something of one kind was marked deprecated. */
export function deprecation({ base, revision }: Lifecycles, kind: Lasting): Hit | undefined {
  if (revision.kind !== kind || base.deprecated || !revision.deprecated) return undefined;
  const { name, sunset } = revision;
  return {
    message: sunset ? `${name} was deprecated; its sunset is ${sunset.text}` : `${name} was deprecated`,
    at: "deprecated",
  };
}

/** Something of one kind is no longer marked deprecated. */
export const reactivation = ({ base, revision }: Lifecycles, kind: Lasting): Hit | undefined =>
  revision.kind === kind && base.deprecated && !revision.deprecated
    ? { message: `${revision.name} is no longer deprecated` }
    : undefined;

/** Days until a sunset that can be told; undefined when there is none, or none that can be read. */
export const daysLeft = ({ sunset }: Lifecycle): number | undefined => sunset?.daysLeft;

/** Whether a sunset is written that is no date. */
export const isUnreadable = ({ sunset }: Lifecycle): boolean =>
  sunset?.from === "x-sunset" && sunset.daysLeft === undefined;
