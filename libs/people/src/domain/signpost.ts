import type { Role } from '@lib/kernel';

/*
 * The signpost: who may be told that an agency works with somebody, and by which desk. A permission of its own, much narrower than opening
 * a record and much wider in reach, so every part of it is a list of what is allowed: a role, kind or desk that is added later is not in
 * it until somebody decides so. The function concordat.signpost says the same in SQL; test/api/signpost.spec.ts asks with each of them.
 */

/** Function: those who manage, receive or supervise offenders (Offender Management Act 2007, section 14: to assist in managing them). */
export const SIGNPOST_ROLES: readonly Role[] = [
  'POLICE_OFFENDER_MANAGER',
  'POLICE_DUTY_OFFICER',
  'PROBATION_PRACTITIONER',
  'HEAD_OF_PROBATION_DELIVERY_UNIT',
  'PRISON_OFFENDER_MANAGER',
  'PRISON_SECURITY',
  'SUPERVISOR',
];

/** In agencies of these kinds: the supervisor of a housing team is not one of them. */
export const SIGNPOST_ASKERS: readonly string[] = ['POLICE', 'PROBATION', 'PRISON'];

/**
 * Which agencies it may name. That a health or a voluntary agency works with somebody says by itself that they are ill, or a victim
 * (victim services are voluntary agencies here); what "other" stands for nobody can tell beforehand, so it is not named either.
 */
export const SIGNPOSTED_KINDS: readonly string[] = ['POLICE', 'PROBATION', 'PRISON', 'COUNCIL', 'TAGGING', 'YOUTH_JUSTICE'];

/**
 * Which desks it may name, besides units that are no particular desk. The others (domestic abuse, intelligence, children's services,
 * standards, health, other) tell what the matter is: the nearest unit above is named in their place.
 */
export const SIGNPOSTED_DESKS: readonly string[] = ['OFFENDER_MANAGEMENT', 'PRISON_SECURITY', 'CONTROL_ROOM', 'HOUSING', 'TAGGING'];
