/** As much of pdfmake 0.3 as is used here; it brings no types of its own. */
declare module 'pdfmake' {
  export type PdfContent =
    | string
    | readonly PdfContent[]
    | {
        readonly text?: PdfContent;
        readonly ul?: readonly PdfContent[];
        readonly table?: {
          readonly headerRows: number;
          readonly widths: readonly (string | number)[];
          readonly body: readonly (readonly PdfContent[])[];
        };
        readonly layout?: string;
        readonly style?: string;
        readonly bold?: boolean;
        readonly margin?: readonly number[];
        readonly alignment?: string;
        readonly fontSize?: number;
        readonly unbreakable?: boolean;
        readonly pageBreak?: 'before';
      };
  export interface PdfDefinition {
    readonly content: readonly PdfContent[];
    readonly info: Readonly<Record<string, string | Date>>;
    readonly footer: (page: number, pages: number) => PdfContent;
    readonly styles: Readonly<Record<string, object>>;
    readonly defaultStyle: object;
    readonly pageSize: string;
    readonly pageMargins: readonly number[];
    readonly language?: string;
  }
  interface PdfMake {
    setUrlAccessPolicy(may: (url: string) => boolean): void;
    setLocalAccessPolicy(may: (path: string) => boolean): void;
    setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
    createPdf(definition: PdfDefinition): { getBuffer(): Promise<Buffer> };
  }
  const pdfmake: PdfMake;
  export default pdfmake;
}
