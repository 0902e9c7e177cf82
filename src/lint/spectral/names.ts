export type SpectralSeverity = "error" | "warn" | "info" | "hint";

const SEVERITIES: readonly SpectralSeverity[] = ["error", "warn", "info", "hint"];

/** Spectral counts severities from 0, the gravest. */
export const severityOf = (severity: number): SpectralSeverity => SEVERITIES[severity] ?? "hint";

/** How Spectral is to name a file of a tree: as if the tree were all there is. */
export const defaultName = (file: string): string => `/${file}`;
