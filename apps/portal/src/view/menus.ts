export interface MenuItem {
  readonly text: string;
  readonly href: string;
  readonly active: boolean;
}

const MENU = [
  { text: 'My work', href: '/', mine: (path: string) => path === '/' || path.startsWith('/my-cases') || path.startsWith('/new') },
  { text: 'Find a person', href: '/find', mine: (path: string) => path.startsWith('/find') || path.startsWith('/cases') },
  { text: 'Sharing record', href: '/sharing-record', mine: (path: string) => path.startsWith('/sharing-record') },
  { text: 'Agreements', href: '/agreements', mine: (path: string) => path.startsWith('/agreements') },
];

const CASE_SECTIONS = [
  { key: 'notes', text: 'Notes', path: '' },
  { key: 'received', text: 'Received', path: '/received' },
  { key: 'sharing-record', text: 'Sharing record', path: '/sharing-record' },
  { key: 'about', text: 'About', path: '/about' },
];

export function menu(here: string | undefined): MenuItem[] {
  return MENU.map(({ text, href, mine }) => ({ text, href, active: mine(here ?? '') }));
}

export function caseMenu(personId: string, section: string): MenuItem[] {
  return CASE_SECTIONS.map(({ key, text, path }) => ({ text, href: `/cases/${personId}${path}`, active: key === section }));
}
