/** The four that the law allows the access log to be used for (Data Protection Act 2018, section 62), as the API names them. */
export const LAWFUL_USES = ['VERIFYING_LAWFULNESS', 'SELF_MONITORING', 'INTEGRITY_AND_SECURITY', 'CRIMINAL_PROCEEDINGS'] as const;
