import type {
  ActionAnswer,
  ActionDone,
  CaseActionsAnswer,
  OverdueActionsAnswer,
  RecordOnActionVariables,
  SetActionAtConferenceVariables,
  SetActionVariables,
  SettleActionVariables,
  WhomToGiveAnswer,
} from './answers/actions.js';
import type { After, ById, Named } from './named.js';

/** What somebody is to do about a person: of a case, one by itself, what is late, and the acts of both sides. */
export interface ActionOperations {
  readonly CaseActions: Named<ById & After, CaseActionsAnswer>;
  readonly Action: Named<ById, ActionAnswer>;
  readonly WhomToGive: Named<ById, WhomToGiveAnswer>;
  readonly OverdueActions: Named<After, OverdueActionsAnswer>;
  readonly SetActionAtConference: Named<SetActionAtConferenceVariables, { readonly setActionAtConference: ActionDone }>;
  readonly SetAction: Named<SetActionVariables, { readonly setAction: ActionDone }>;
  readonly RecordOnAction: Named<RecordOnActionVariables, { readonly recordOnAction: ActionDone }>;
  readonly SettleAction: Named<SettleActionVariables, { readonly settleAction: ActionDone }>;
}

/** As in operations.ts: when no answer comes, nobody knows whether they were done. */
export const ACTION_CHANGES = ['SetAction', 'SetActionAtConference', 'RecordOnAction', 'SettleAction'] as const;
