/** The page is the API's own to the last byte: nothing comes from another address, and no script stands in it. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Try operations - Concordat API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/graphiql/graphiql.css">
    <link rel="stylesheet" href="/graphiql/page.css">
  </head>
  <body>
    <header>
      <h1>Concordat API</h1>
      <p>For development only. To ask as somebody, run <code>npm run token -- police-offender-manager</code> and paste what it prints.</p>
      <form id="who">
        <label>Token <input id="token" type="password" autocomplete="off" spellcheck="false"></label>
        <label>Registered operation <select id="operation"><option value="">Choose one</option></select></label>
      </form>
    </header>
    <main id="tries"></main>
    <script src="/graphiql/react.js"></script>
    <script src="/graphiql/react-dom.js"></script>
    <script src="/graphiql/graphiql.js"></script>
    <script src="/graphiql/page.js"></script>
  </body>
</html>
`;

export const STYLE = `html, body { height: 100%; margin: 0 }
body { display: flex; flex-direction: column; font: 16px/1.4 system-ui, sans-serif }
header { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: baseline; padding: 8px 16px; background: #1d70b8; color: #fff }
header h1 { margin: 0; font-size: 19px }
header p { margin: 0 }
form { display: flex; flex-wrap: wrap; gap: 8px 24px }
input, select { font: inherit; max-width: 16em }
main { flex: 1; min-height: 480px }
`;

/** The token is kept in the field and nowhere else. */
export const SCRIPT = `(async () => {
  const token = document.getElementById('token');
  const choice = document.getElementById('operation');
  document.getElementById('who').addEventListener('submit', (event) => event.preventDefault());
  const registered = await (await fetch('/graphiql/operations.json')).json();
  for (const { name } of registered) choice.append(new Option(name, name));
  const fetcher = async ({ query, variables, operationName }, { headers } = {}) => {
    const bearer = token.value.trim();
    const answer = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(bearer ? { authorization: 'Bearer ' + bearer } : {}), ...headers },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return answer.json();
  };
  const root = ReactDOM.createRoot(document.getElementById('tries'));
  const show = (query) =>
    root.render(React.createElement(GraphiQL, { fetcher, query, defaultQuery: '{ viewer { name agency { name } } }', isHeadersEditorEnabled: false }));
  choice.addEventListener('change', () => show(registered.find(({ name }) => name === choice.value)?.text));
  show();
})();
`;
