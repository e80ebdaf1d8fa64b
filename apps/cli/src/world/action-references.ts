import type { ActionAct } from './action-acts.js';
import type { Names } from './names.js';

/** Actions that the acts before this one have set: by which agency, for which. */
export type ActionsSet = Map<string, { readonly by: string | undefined; readonly to: string }>;

/** What may follow what is left to the product's own use cases. */
export function checkActionAct(act: ActionAct, path: string, names: Names, actions: ActionsSet): void {
  const agency = names.agencyOfStaff(act.by);
  if (act.act === 'setAction') {
    names.need('agencies', act.to.agency, `${path}/to/agency`);
    names.within('units', act.to.unit, act.to.agency, `${path}/to/unit`);
    names.within('staff', act.to.staff, act.to.agency, `${path}/to/staff`);
    if (actions.has(act.id)) names.wrong(`${path}/id`, `an action "${act.id}" stands before this one`);
    actions.set(act.id, { by: agency, to: act.to.agency });
    return;
  }
  const set = actions.get(act.action);
  if (set === undefined) names.wrong(`${path}/action`, `no action "${act.action}" has been set before this act`);
  else if ((act.act === 'settleAction' ? set.by : set.to) !== agency)
    names.wrong(`${path}/by`, `"${act.by}" is of an agency whose part in "${act.action}" this is not`);
}
