import { defineLintRule } from "../../../lint/rule.ts";
import { TEXTS, textsOf } from "../_texts.ts";
import { isMarkedPublic } from "./_public.ts";
import { isOpen, isWrite, writtenSecurity } from "./_requirements.ts";

export default defineLintRule({
  id: "write-unprotected",
  on: "operation",
  when: "added",
  severity: "warn",
  summary: "Everybody may call an operation that changes something",
  why: "An empty requirement lets in who shows nothing. What was written by nobody in particular can be traced to nobody, and scripts will write it.",
  instead: "Demand a security scheme, or mark with `x-public: true` what everybody is meant to write",
  options: {
    entrances: TEXTS(
      "Last segments of paths where callers get or renew their credentials",
      "login logout signin sign-in signup sign-up register registration token tokens oauth2 authorize introspect revoke refresh session sessions forgot-password reset-password password-reset".split(
        " ",
      ),
    ),
  },

  check({ api, operation }, { entrances }) {
    if (!isWrite(operation) || !isOpen(operation.security) || isMarkedPublic(operation)) return;
    if (!writtenSecurity(api, operation) || textsOf(entrances).includes(lastSegment(operation.path))) return;
    return { message: `Everybody may call \`${operation.name}\``, at: operation.at("security") };
  },
});

const lastSegment = (path: string): string => path.toLowerCase().replace(/\/+$/, "").split("/").at(-1) ?? "";
