/** A file that proves an entry of the record; null while proof is pending. */
export interface EntryProof {
  readonly state: 'PENDING' | 'SEALED';
  readonly file: string | null;
}
export interface ShareProofAnswer {
  readonly shareProof: EntryProof | null;
}
export interface DecisionProofAnswer {
  readonly decisionProof: EntryProof | null;
}
