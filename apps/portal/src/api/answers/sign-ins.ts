import type { PageOf } from './words.js';

/** Its times are the real clock's, also where the demonstration has a clock of its own. */
export interface SignIn {
  readonly id: string;
  readonly managedDevice: boolean;
  readonly startedAt: string;
  readonly lastSeenAt: string;
}
export interface StaffSignIn extends SignIn {
  readonly staffId: string;
  readonly staffName: string;
}
export interface SignInsAnswer {
  readonly thisSignIn: string;
  readonly signIns: PageOf<SignIn>;
}
export interface StaffSignInsAnswer {
  readonly thisSignIn: string;
  readonly staffSignIns: PageOf<StaffSignIn>;
}
