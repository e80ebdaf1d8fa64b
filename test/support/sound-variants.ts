const SAID = 'The search record says so';
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Another way to fill in an operation soundly, for places that mean something only then. */
export interface Variant {
  readonly called: string;
  readonly operation: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}
export const PLAIN: Variant = { called: 'plain', operation: null, values: {} };
const OUTCOME = 'ItemDecisionInput.outcome';
const decided = (called: string, values: Variant['values']): Variant => ({ called, operation: 'DecideSharing', values });
export const VARIANTS: readonly Variant[] = [
  decided('withheld', {
    [OUTCOME]: 'WITHHELD',
    'ItemDecisionInput.reasonCode': 'WOULD_EXPOSE_A_SOURCE',
    'ItemDecisionInput.reasonWords': SAID,
    'ItemDecisionInput.recipientWords': SAID,
    'ItemDecisionInput.reviewBy': day(30),
  }),
  decided('deferred', {
    [OUTCOME]: 'DEFERRED',
    'ItemDecisionInput.reasonCode': 'BEING_CHECKED',
    'ItemDecisionInput.reasonWords': SAID,
    'ItemDecisionInput.deferredUntil': `${day(10)}T10:00:00Z`,
  }),
  decided('shared in part', {
    [OUTCOME]: 'SHARED_IN_PART',
    'ItemDecisionInput.reasonCode': 'PART_IDENTIFIES_SOMEONE_ELSE',
    'ItemDecisionInput.reasonWords': SAID,
    'ItemDecisionInput.sharedText': 'A blade was found.',
    'ItemDecisionInput.cuts': [{ code: 'THIRD_PARTY', words: SAID }],
  }),
  decided('told at a meeting', {
    'DecideInput.mode': 'AFTERWARDS',
    'DecideInput.toldHow': 'MEETING',
    'DecideInput.toldAt': `${day(-2)}T10:00:00Z`,
    'RecipientDecisionInput.respondBy': `${day(10)}T10:00:00Z`,
  }),
  decided('at once', {
    'DecideInput.mode': 'URGENT',
    'DecideInput.urgentReason': SAID,
    'RecipientDecisionInput.gateway': 'VITAL_INTERESTS',
  }),
  {
    called: 'written now',
    operation: 'ShareUrgently',
    values: { 'UrgentShareInput.body': SAID, 'UrgentShareInput.category': 'WEAPON', 'UrgentShareInput.level': 'HIGH' },
  },
];
