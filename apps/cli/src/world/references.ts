import { checkActs } from './act-references.js';
import { Names } from './names.js';
import type { WorldError } from './world-errors.js';
import type { WorldAgreement, WorldFile, WorldPerson } from './world-file.js';

/** Every slug is known, stands once, and belongs where it is used. What sharing itself allows is left to the product's own use cases. */
export function checkReferences(world: WorldFile): WorldError[] {
  const errors: WorldError[] = [];
  const names = new Names(world, errors);
  checkOrganisations(world, names);
  world.agreements.forEach((agreement, i) => checkAgreement(agreement, `/agreements/${i}`, names));
  world.people.forEach((person, i) => checkPerson(person, `/people/${i}`, names));
  checkActs(world, names);
  return errors;
}

function checkOrganisations(world: WorldFile, names: Names): void {
  world.agencies.forEach((agency, i) => names.need('controllerGroups', agency.group, `/agencies/${i}/group`));
  world.units.forEach((unit, i) => {
    names.need('agencies', unit.agency, `/units/${i}/agency`);
    names.within('units', unit.parent, unit.agency, `/units/${i}/parent`);
    if (unit.parent !== undefined && world.units.findIndex((other) => other.id === unit.parent) >= i) {
      names.wrong(`/units/${i}/parent`, 'must stand before the units below it');
    }
  });
  world.staff.forEach((one, i) => {
    names.need('agencies', one.agency, `/staff/${i}/agency`);
    one.posts.forEach((post, j) => names.within('units', post.unit, one.agency, `/staff/${i}/posts/${j}/unit`));
  });
  const accounts = world.staff.flatMap((one, i) => (one.account === undefined ? [] : [{ account: one.account, i }]));
  const seen = new Set<string>();
  for (const { account, i } of accounts) {
    if (seen.has(account)) names.wrong(`/staff/${i}/account`, `"${account}" is used twice`);
    seen.add(account);
  }
}

function checkAgreement(agreement: WorldAgreement, path: string, names: Names): void {
  names.need('staff', agreement.owner, `${path}/owner`);
  if (agreement.endsAt !== undefined && Date.parse(agreement.endsAt) <= Date.parse(agreement.startsAt)) {
    names.wrong(`${path}/endsAt`, 'must be after startsAt');
  }
  agreement.parties.forEach((party, i) => names.need('agencies', party.agency, `${path}/parties/${i}/agency`));
  names.once(
    agreement.parties.map((party) => party.agency),
    `${path}/parties`,
  );
  names.once(
    agreement.grounds.map((ground) => ground.categoryGroup),
    `${path}/grounds`,
  );
}

function checkPerson(person: WorldPerson, path: string, names: Names): void {
  names.need('agencies', person.releasingFrom, `${path}/releasingFrom`);
  person.members.forEach((member, i) => {
    names.need('agencies', member.agency, `${path}/members/${i}/agency`);
    names.within('units', member.unit, member.agency, `${path}/members/${i}/unit`);
    names.within('staff', member.lead, member.agency, `${path}/members/${i}/lead`);
  });
  const current = person.members.filter((member) => member.until === undefined);
  names.once(
    current.map((member) => member.agency),
    `${path}/members`,
  );
  (person.accessLimits ?? []).forEach((limit, i) => names.need('staff', limit.staff, `${path}/accessLimits/${i}/staff`));
  (person.rosh ?? []).forEach((rosh, i) => {
    names.need('agencies', rosh.setBy, `${path}/rosh/${i}/setBy`);
    if (rosh.setting === 'COMMUNITY' && rosh.atRisk === 'PRISONERS')
      names.wrong(`${path}/rosh/${i}/atRisk`, 'PRISONERS are at risk in custody only');
  });
  (person.thirdParties ?? []).forEach((third, i) => names.need('agencies', third.agency, `${path}/thirdParties/${i}/agency`));
}
