/** A kilobyte of YAML whose aliases stand for more nodes than there are atoms in the room. */
export function aliasBomb(head = ""): string {
  const levels = Array.from({ length: 20 }, (_, level) => {
    const content = level === 0 ? "x" : Array.from({ length: 9 }, () => `*a${level - 1}`).join(", ");
    return `x-${level}: &a${level} [${content}]\n`;
  });
  return head + levels.join("");
}
