/** Words for who is away and what a unit cannot do: a part of words.ts, kept beside it. */
export const TEAM_WORK = { UNSAFE_WORK: 'A unit cannot do all of its work safely' };

export const TEAM_LISTS = {
  absenceKind: { LEAVE: 'Leave', OTHER: 'Another absence', VACANT: 'The post is vacant' },
};
