/** The demonstration's day: Thursday 11 March 2027, 9:00 in London (GMT). ALDER's recall has been running since Monday. */
export const DEMO_NOW = new Date('2027-03-11T09:00:00.000Z');
export const CROWD_BEGINS = new Date('2026-09-01T08:00:00.000Z');
/** The crowd stops before ALDER's last morning, so that what is newest in the demonstration is ALDER's. */
export const CROWD_ENDS = new Date('2027-03-10T17:00:00.000Z');
