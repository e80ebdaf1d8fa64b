import { weekday } from '../../view/dates.js';

/** The limit is the first instant that is too late: people are told the last day in time. */
export function dueDay(dueAt: string): string {
  return weekday(new Date(Date.parse(dueAt) - 1));
}

interface Addressed {
  readonly recipientAgency: { readonly name: string };
  readonly recipientUnit: { readonly name: string } | null;
  readonly recipientStaff: { readonly name: string } | null;
}
export function addressee({ recipientStaff, recipientUnit, recipientAgency }: Addressed): string {
  return [recipientStaff?.name, recipientUnit?.name, recipientAgency.name].filter((part) => part !== undefined).join(', ');
}
