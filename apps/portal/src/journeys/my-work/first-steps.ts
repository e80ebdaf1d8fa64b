import { type Guide, guideFor } from '../help/help-contents.js';

export interface FirstStep {
  readonly href: string;
  readonly text: string;
}
export interface FirstSteps {
  readonly guide: Guide;
  readonly steps: readonly FirstStep[];
}

const practitioner: readonly FirstStep[] = [
  { href: '/find', text: 'Find a person your agency works with, read their record and write what you know' },
  { href: '/enquiries', text: 'Answer what other agencies ask you, and see what yours has asked' },
  { href: '/duty-desks', text: 'Telephone or write to a duty desk about somebody you cannot find' },
];

/** Three things that somebody who has nothing to do yet can do here; every address is open to the role it stands with. */
export const STEPS: Readonly<Record<Exclude<Guide, 'integrator'>, readonly FirstStep[]>> = {
  'police-offender-manager': practitioner,
  'probation-practitioner': practitioner,
  'prison-desk': practitioner,
  partner: practitioner,
  supervisor: [
    { href: '/sharing-record', text: 'Read what your units shared and held back, and why' },
    { href: '/oversight/flow', text: 'See how much is shared, to and fro, and how soon' },
    { href: '/standing-decisions', text: 'Look at the standing decisions of your agency' },
  ],
  'conference-chair': [
    { href: '/find', text: 'Find a person and see who knows what about them before a meeting' },
    { href: '/enquiries', text: 'See what your agency was asked and what it asked' },
    { href: '/sharing-record', text: 'Read in which order things were told' },
  ],
  'information-governance': [
    { href: '/agreements', text: 'See under which agreements your agency shares, and which end soon' },
    { href: '/search-samples', text: 'Look at a sample of your agency’s searches' },
    { href: '/keeping', text: 'See what was erased, and what is held for a court or a review' },
  ],
  'sharing-auditor': [
    { href: '/sharing-record', text: 'Read everything your agency shared and held back' },
    { href: '/oversight/flow', text: 'See how much is shared, to and fro, and how soon' },
    { href: '/our-record', text: 'Take your agency’s record away and check it' },
  ],
  'independent-reviewer': [
    { href: '/reviews', text: 'See which reviews you have been given, and open the people in them' },
    { href: '/sharing-record', text: 'Read what the agency under review shared and held back' },
    { href: '/help/the-record', text: 'Learn how to verify what you read' },
  ],
  'agency-administrator': [
    { href: '/administration', text: 'See who works here, and give or end a post' },
    { href: '/account/staff', text: 'See who is signed in, and sign somebody out' },
    { href: '/local-accounts', text: 'Invite somebody who has no other way to sign in' },
  ],
  'records-manager': [
    { href: '/find', text: 'Find a person and see which agencies work with them' },
    { href: '/duty-desks', text: 'Telephone or write to a duty desk about somebody you cannot find' },
    { href: '/questions', text: 'See what you have asked' },
  ],
};

export function firstSteps(roles: readonly string[]): FirstSteps | undefined {
  const guide = guideFor(roles);
  return guide && guide !== 'integrator' ? { guide, steps: STEPS[guide] } : undefined;
}
