export interface RecordStand {
  readonly origin: string;
  readonly size: number;
  readonly entries: number;
  readonly sealedAt: string;
  readonly checkpoint: string;
  readonly witnesses: readonly { readonly name: string; readonly size: number; readonly at: string | null }[];
  readonly lastStatement: {
    readonly number: number;
    readonly issuedAt: string;
    readonly from: number;
    readonly to: number;
    readonly entries: number;
  } | null;
}
/** Both texts are JSON lists. */
export interface RecordPart {
  readonly entries: string;
  readonly checkpoints: string;
  readonly next: number | null;
}
export interface OwnRecordAnswer {
  readonly ownRecord: RecordStand | null;
}
export interface OwnRecordPartAnswer {
  readonly ownRecordPart: RecordPart | null;
}
