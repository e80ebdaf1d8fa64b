import { type Html, markup } from './html.js';

export interface Frame {
  readonly name: string;
  readonly banner?: Html;
  readonly footer: string;
}

/** One page: no script but what the page names, one style sheet, one column. */
export function pageIn(frame: Frame, title: string, body: Html): string {
  return markup`<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${title} – ${frame.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<link rel="stylesheet" href="/sign-in.css">
<link rel="icon" href="data:,">
</head>
<body>
<header><div class="bar"><div class="wide">${frame.name}</div></div>${frame.banner ?? ''}</header>
<main><div class="wide">${body}</div></main>
<footer><div class="wide">${frame.footer}</div></footer>
</body>
</html>`.text;
}
