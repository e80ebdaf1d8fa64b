/** What somebody is to do about a person. Each act is named as its operation is. */
interface Done {
  readonly at: string;
  readonly by: string;
}
export interface SetActionAct extends Done {
  readonly act: 'setAction';
  readonly id: string;
  readonly person: string;
  readonly to: { readonly agency: string; readonly unit?: string; readonly staff?: string };
  readonly what: string;
  readonly why: string;
  readonly dueOn: string;
}
interface OnAction extends Done {
  readonly action: string;
  readonly words?: string;
}
export interface RecordOnActionAct extends OnAction {
  readonly act: 'recordOnAction';
  readonly say: 'ACCEPT' | 'DECLINE' | 'PROGRESS' | 'ANSWER';
  readonly evidence?: string;
}
export interface SettleActionAct extends OnAction {
  readonly act: 'settleAction';
  readonly say: 'CLOSE' | 'ASK_AGAIN' | 'WITHDRAW' | 'MOVE_DUE';
  readonly dueOn?: string;
}
export type ActionAct = SetActionAct | RecordOnActionAct | SettleActionAct;

const ACTION_ACTS: readonly string[] = ['setAction', 'recordOnAction', 'settleAction'] satisfies ActionAct['act'][];
export const isActionAct = (act: { readonly act: string }): act is ActionAct => ACTION_ACTS.includes(act.act);
