/** Words over as many lines as they need, broken between words: a drawing has no lines of its own. */
export function inLines(text: string, fits: number): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > fits) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
