export interface ThirdParty {
  readonly reference: string;
  readonly class: string;
}

/**
 * Whom a recipient would learn of. Named in the text that goes: always. Attached to a note that goes whole: everybody but an informant,
 * who is attached for the holder's own knowledge. Cut out of a text that goes in part: no longer.
 */
export function thirdPartiesGoing(attached: readonly ThirdParty[], body: string, inPart: boolean): string[] {
  const going = attached.filter((one) => names(body, one.reference) || (!inPart && one.class !== 'INFORMANT'));
  return [...new Set(going.map((one) => one.reference))];
}

/** As a word of its own: "Ms A" is not named by "Ms Ashby". */
function names(body: string, reference: string): boolean {
  const escaped = reference.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(body);
}
