/** Formats by name; each is imported when it is asked for. */
export const FORMATS = ["text", "json"] as const;
export type FormatName = (typeof FORMATS)[number];
