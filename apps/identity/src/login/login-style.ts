/** The login page's style sheet. It has its own path because the policy allows no inline style. */
export const loginStyle = `
:root {
  color-scheme: light dark; --ink: #16202e; --soft: #56637a; --line: #d5dce6; --paper: #ffffff;
  --ground: #f2f5f9; --brand: #1b5e8c; --hover: #eef4f9; --warn-ink: #7a4a00; --warn: #fff3d6;
  --bad: #a3202c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e7ecf3; --soft: #a3b0c4; --line: #2f3b4d; --paper: #18212e; --ground: #0f1620;
    --brand: #6cb4e4; --hover: #202c3c; --warn-ink: #ffd88a; --warn: #3a2c0c; --bad: #ff9aa2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
  background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
main {
  width: 100%; max-width: 460px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 14px; padding: 32px;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 12px 0 8px; }
h2 { font-size: .95rem; margin: 24px 0 8px; color: var(--soft); font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
button {
  width: 100%; text-align: left; padding: 12px 16px; border: 1px solid var(--line);
  border-radius: 10px; background: transparent; color: inherit; font: inherit; cursor: pointer;
  display: grid; gap: 2px;
}
button:hover { background: var(--hover); border-color: var(--brand); }
button:focus-visible, a:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px; }
.name { font-weight: 600; }
.detail, .note { color: var(--soft); font-size: .9rem; }
.note { margin: 0; }
.badge {
  display: inline-block; margin: 0; padding: 2px 10px; border-radius: 999px;
  background: var(--warn); color: var(--warn-ink); font-size: .8rem; font-weight: 600;
}
.problem { color: var(--bad); font-size: .9rem; overflow-wrap: anywhere; }
.language { margin: 24px 0 0; font-size: .9rem; }
a { color: var(--brand); }
`;
