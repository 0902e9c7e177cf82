/** What a run looks at: a file that is not there is missing, and reported by the run as `invalid-ref`. */
export type { Sources } from "../../document/load-all.ts";
