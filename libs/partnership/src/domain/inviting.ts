import { refuse } from '@lib/kernel';

/** LAPSED: invited, and the three days went by. Null: never invited. */
export type LocalAccountState = 'INVITED' | 'LAPSED' | 'ACTIVE' | 'SUSPENDED';

export interface PersonToInvite {
  readonly staffId: string;
  readonly name: string;
  readonly state: LocalAccountState | null;
  /** They sign in through an identity provider of their agency's. */
  readonly elsewhere: boolean;
  /** Where local accounts sign in; null while the installation has none. */
  readonly issuer: string | null;
}

/**
 * Who may be handed a link. Nobody makes their own, so that an unlocked screen is not enough to move an account to another telephone; and
 * nobody gets a second way in beside their agency's own, which would outlast their dismissal there.
 */
export function mayInvite(person: PersonToInvite, by: string, reset: boolean) {
  if (person.issuer === null)
    return refuse('LAC-01', 'Local accounts are not switched on here. Ask whoever runs this service to set LOCAL_ACCOUNTS.');
  if (person.staffId === by)
    return refuse('LAC-02', 'You cannot invite yourself or reset your own account. Ask another administrator of your agency.');
  if (person.elsewhere)
    return refuse('LAC-03', `${person.name} signs in through your agency’s own sign-in already, so needs no account here.`);
  if (person.state === 'SUSPENDED')
    return refuse('LAC-04', `The account of ${person.name} is suspended. Lift the suspension before you invite them again.`);
  if (person.state === 'ACTIVE' && !reset)
    return refuse('LAC-05', `${person.name} has an account. If they lost their telephone or forgot their passphrase, reset it.`);
  return undefined;
}

/** The person's name in plain letters and four figures: nobody types it to find out whether somebody is here. */
export function signInNameFor(name: string, figures: number): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 60)
    .replace(/\.+$/, '');
  return `${plain || 'person'}.${String(figures).padStart(4, '0')}`;
}
