/** The acting agency's short name as an entry may carry it: lower case, plain letters and digits, words joined by a hyphen. */
export function custodianOf(shortName: string): string {
  const plain = shortName
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100);
  return plain === '' ? 'agency' : plain;
}
