export interface MenuItem {
  readonly text: string;
  readonly href: string;
  readonly active: boolean;
}

const MENU = [
  { text: 'My work', href: '/', mine: (path: string) => path === '/' || path.startsWith('/my-cases') || path.startsWith('/new') },
  {
    text: 'Find a person',
    href: '/find',
    mine: (path: string) => path.startsWith('/find') || path.startsWith('/cases') || path === '/search',
    needs: 'find:Person',
  },
  {
    text: 'Questions',
    href: '/enquiries',
    mine: (path: string) => path.startsWith('/enquiries') || path.startsWith('/answering'),
    needs: 'read:Enquiry',
  },
  {
    text: 'Conferences',
    href: '/conferences',
    mine: (path: string) => path.startsWith('/conferences'),
    needs: 'read:Conference',
  },
  { text: 'Gaps', href: '/gaps', mine: (path: string) => path.startsWith('/gaps'), needs: 'read:Gap' },
  { text: 'Team', href: '/team', mine: (path: string) => path.startsWith('/team'), needs: 'read:Team' },
  { text: 'Sharing record', href: '/sharing-record', mine: (path: string) => path.startsWith('/sharing-record') },
  {
    text: 'Question sets',
    href: '/question-sets',
    mine: (path: string) => path.startsWith('/question-sets'),
    needs: 'decide:QuestionSet',
  },
  { text: 'Agreements', href: '/agreements', mine: (path: string) => path.startsWith('/agreements') },
  {
    text: 'Administration',
    href: '/administration',
    mine: (path: string) => path.startsWith('/administration'),
    needs: 'read:StaffRecord',
  },
] as const;

const CASE_SECTIONS = [
  { key: 'notes', text: 'Notes', path: '' },
  { key: 'received', text: 'Received', path: '/received' },
  { key: 'questions', text: 'Questions', path: '/questions' },
  { key: 'actions', text: 'Actions', path: '/actions' },
  { key: 'sharing-record', text: 'Sharing record', path: '/sharing-record' },
  { key: 'about', text: 'About', path: '/about' },
];

/** A place that only some may enter is shown to those. */
export function menu(here: string | undefined, may: (permission: string) => boolean): MenuItem[] {
  return MENU.filter((item) => !('needs' in item) || may(item.needs)).map(({ text, href, mine }) => ({
    text,
    href,
    active: mine(here ?? ''),
  }));
}

export function caseMenu(personId: string, section: string): MenuItem[] {
  return CASE_SECTIONS.map(({ key, text, path }) => ({ text, href: `/cases/${personId}${path}`, active: key === section }));
}
