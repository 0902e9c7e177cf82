/** What every rule says about itself; its docs page is made from it. */
export interface RuleMeta {
  /** Also the file name, the fixture folder, the docs page and the configuration key. */
  id: string;
  /** What happened, without a full stop: "A response property was removed". */
  summary: string;
  /** What happens to consumers. */
  why: string;
  /** The compatible way, starting with a verb. */
  instead: string;
}
