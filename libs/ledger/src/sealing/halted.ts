/** What the database holds is not, or is behind, what was signed: nothing more may be placed or signed until that is mended. */
export class Halted extends Error {}
