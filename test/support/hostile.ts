/** A kilobyte of YAML whose aliases stand for more nodes than there are atoms in the room. */
export function aliasBomb(head = ""): string {
  const levels = Array.from({ length: 20 }, (_, level) => {
    const content = level === 0 ? "x" : Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ");
    return `x-${level}: &a${level} [${content}]\n`;
  });
  return head + levels.join("");
}

/** A description in YAML whose one schema is written once and stands there 8⁶ times by alias: large, but within the limits. */
export function aliasTower(leaf: string): string {
  const levels = Array.from({ length: 7 }, (_, level) => {
    const properties = Array.from({ length: 8 }, (_, index) => `p${index}: *a${level - 1}`).join(", ");
    return `x-${level}: &a${level} ${level === 0 ? `{type: ${leaf}}` : `{type: object, properties: {${properties}}}`}\n`;
  });
  const response = "{description: ok, content: {application/json: {schema: *a6}}}";
  return `openapi: 3.0.3\ninfo: {title: T, version: '1'}\n${levels.join("")}paths: {/a: {get: {responses: {'200': ${response}}}}}\n`;
}
