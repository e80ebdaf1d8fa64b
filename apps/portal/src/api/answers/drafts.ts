import type { PersonHeader } from './people.js';

export interface DraftAnswer {
  readonly draft: {
    readonly id: string;
    readonly kind: string;
    readonly content: string;
    readonly updatedAt: string;
    readonly person: PersonHeader;
  } | null;
}
export interface SaveDraftVariables {
  readonly input: { readonly id?: string | undefined; readonly personId: string; readonly kind: string; readonly content: string };
}
export interface SaveDraftAnswer {
  readonly saveDraft: { readonly draft: { readonly id: string; readonly updatedAt: string } };
}
