/** How changes are judged where the specifications leave it open. Data: rules read neither a clock nor a file. */
export interface Policy {
  /** The day of the judgement, `YYYY-MM-DD` in UTC (RFC 3339 full-date). */
  today: string;
  /** Days that must lie between the announcement of a removal and its sunset; with 0 no announcement is demanded. */
  noticeDays: number;
  /**
   * `open`: nobody sends or reads a property that was never described, so a new optional one is harmless. `strict`: a
   * description that allows undeclared properties means it, so giving one a schema may break whoever uses its name.
   */
  objects: "open" | "strict";
}
