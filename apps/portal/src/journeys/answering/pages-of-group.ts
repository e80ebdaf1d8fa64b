/** Up to six questions to a page, or one where somebody asks for it. */
export const ON_A_PAGE = 6;

interface Place {
  readonly enquiryId: string;
  readonly group: string;
  readonly each: boolean;
}

export const answerAddress = (enquiryId: string, step = ''): string => `/answering/${enquiryId}${step}`;

export function groupAddress({ enquiryId, group, each }: Place, page = 1, more = ''): string {
  const query = [...(page > 1 ? [`page=${page}`] : []), ...(each ? ['each=1'] : []), ...(more === '' ? [] : [`more=${more}`])];
  return `${answerAddress(enquiryId)}/groups/${group}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

export interface PageOfGroup<Question> {
  readonly page: number;
  readonly pages: number;
  readonly questions: readonly Question[];
}

export function pageOfGroup<Question>(open: readonly Question[], asked: number, each: boolean): PageOfGroup<Question> {
  const size = each ? 1 : ON_A_PAGE;
  const pages = Math.max(1, Math.ceil(open.length / size));
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages);
  return { page, pages, questions: open.slice((page - 1) * size, page * size) };
}

interface Standing {
  readonly code: string;
  readonly open: boolean;
}
interface Step {
  /** The group as it was when the page was shown, and as it is after saving: every question of it, in order. */
  readonly before: readonly Standing[];
  readonly after: readonly Standing[];
  /** What was on the page. */
  readonly shown: readonly string[];
  readonly each: boolean;
}

/** The page to go on to: first to what these answers opened, then to what stands after them; none when the group is at its end. */
export function nextPage({ before, after, shown, each }: Step): { page: number; code: string } | undefined {
  const open = after.filter((one) => one.open);
  const wasOpen = new Set(before.filter((one) => one.open).map(({ code }) => code));
  const opened = open.find(({ code }) => !wasOpen.has(code) && !shown.includes(code));
  const last = Math.max(...shown.map((code) => after.findIndex((one) => one.code === code)));
  const next = opened ?? after.slice(last + 1).find((one) => one.open);
  if (!next) return undefined;
  return { page: Math.floor(open.indexOf(next) / (each ? 1 : ON_A_PAGE)) + 1, code: next.code };
}
