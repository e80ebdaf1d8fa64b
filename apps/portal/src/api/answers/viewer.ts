export interface Viewer {
  readonly staffId: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly idleMinutes: number;
  readonly managedIdleMinutes: number;
  readonly absoluteHours: number;
  readonly cannotWait: number;
  readonly urgentShares: number;
  readonly now: string;
  readonly clockIsShifted: boolean;
  readonly agency: { readonly id: string; readonly name: string; readonly shortName: string; readonly kind: string };
}
export interface ViewerAnswer {
  readonly viewer: Viewer;
}
