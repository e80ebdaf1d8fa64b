/** What a management plan says: the list of what can go wrong and of orders is the product's own. */
export interface WorldPlan {
  readonly aim: string;
  readonly objectives: readonly {
    readonly objective: string;
    readonly tactics: readonly { readonly what: string; readonly who: string; readonly by?: string | null }[];
  }[];
  readonly contingencies: readonly {
    readonly trigger: string;
    readonly words?: string | null;
    readonly who: string;
    readonly whom: string;
    readonly within: number;
    readonly unit: 'HOURS' | 'WORKING_DAYS';
    readonly means: string;
  }[];
  readonly requirements: readonly {
    readonly kind: string;
    readonly words: string;
    readonly from?: string | null;
    readonly to?: string | null;
  }[];
  readonly supervision?: string;
  readonly monitoringAndControl?: string;
  readonly victimSafetyPlanning?: string;
  readonly reviewOn: string;
  readonly changed?: string;
  readonly why?: string;
}
/** The first plan about somebody in the agency, or another version in the place of the one that stands. */
export interface PlanAct {
  readonly act: 'plan';
  readonly at: string;
  readonly by: string;
  readonly person: string;
  readonly plan: WorldPlan;
  readonly links?: readonly string[];
}
