export interface DutyDesk {
  readonly id: string;
  readonly name: string;
  readonly dutyName: string;
  readonly dutyPhone: string;
  readonly dutyHours: string;
}
export interface DutyDesksAnswer {
  readonly agencies: readonly { readonly id: string; readonly name: string; readonly units: readonly DutyDesk[] }[];
}
