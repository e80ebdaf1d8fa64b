/** The sign-in pages stand apart from the portal and carry their own small style sheet in the same hand. */
export const styles = `
*{box-sizing:border-box}
body{margin:0;background:#f3f5f8;color:#0b0c0c;font:400 1.125rem/1.45 Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%}
a{color:#1a4f8b;text-underline-offset:.15em}
a:focus,button:focus-visible{outline:3px solid transparent;background:#fd0;box-shadow:0 -2px #fd0,0 4px #0b0c0c;color:#0b0c0c;text-decoration:none}
.bar{background:#12304f;color:#fff}
.wide{max-width:60rem;margin:0 auto;padding:0 1rem}
.bar .wide{padding-top:.9rem;padding-bottom:.9rem;font-weight:700;font-size:1.375rem}
.invented{background:#fff4d6;border-bottom:1px solid #c99700}
.invented .wide{padding-top:.55rem;padding-bottom:.55rem;font-size:1rem}
main{padding:2rem 0 3rem}
h1{font-size:2rem;line-height:1.15;margin:0 0 .75rem}
.lead{max-width:38rem;margin:0 0 1.75rem}
.people{list-style:none;margin:0;padding:0;display:grid;gap:.75rem;grid-template-columns:1fr}
.still{margin:0 0 1.5rem}
.person{display:flex;flex-direction:column;justify-content:flex-start;width:100%;height:100%;text-align:left;padding:1rem 1.1rem;background:#fff;border:1px solid #b1b4b6;border-left:6px solid #1a4f8b;font:inherit;color:inherit;cursor:pointer}
.person:hover{border-color:#12304f;background:#eef4fb}
.person:focus-visible{background:#fd0;border-color:#0b0c0c;outline:3px solid #0b0c0c;outline-offset:0;box-shadow:none}
.person strong{display:block;font-size:1.1875rem;color:#12304f}
.person span{display:block}
.person .first{align-self:flex-start;margin-bottom:.35rem;padding:.1rem .5rem;background:#00703c;color:#fff;font-size:.9375rem;font-weight:700}
.person:focus-visible .first{color:#fff}
.person .agency{color:#43484d;font-size:1rem}
.person .hint{margin-top:.45rem;font-size:1rem}
.start .person{border-left-color:#00703c;background:#f2faf5}
.go{display:inline-block;background:#00703c;color:#fff;border:0;padding:.6rem 1rem;font:inherit;font-weight:700;cursor:pointer}
.go:hover{background:#005a30}
.column{max-width:38rem}
.column h1{margin-bottom:1.25rem}
.step{margin:0 0 .25rem;color:#43484d}
.field{margin:0 0 1.6rem}
.field label{display:block;font-weight:700;margin-bottom:.3rem}
.field .hint{margin:0 0 .5rem;color:#43484d;font-size:1rem}
.field .error{margin:0 0 .5rem;color:#b3261e;font-weight:700}
.field.wrong{border-left:5px solid #b3261e;padding-left:.9rem}
.field input{width:100%;max-width:26rem;padding:.5rem .6rem;border:2px solid #0b0c0c;background:#fff;font:inherit;border-radius:0}
.field input.short{max-width:10rem;letter-spacing:.15em}
.field.wrong input{border-color:#b3261e}
.field input:focus{outline:3px solid #fd0;outline-offset:0;box-shadow:inset 0 0 0 2px #0b0c0c}
.summary{border:5px solid #b3261e;padding:1rem 1.1rem;margin:0 0 1.75rem;background:#fff}
.summary h2{margin:0 0 .5rem;font-size:1.375rem}
.summary p{margin:0}
.summary a{color:#b3261e;font-weight:700}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.facts{margin:0 0 1rem;padding:.9rem 1.1rem;background:#fff;border-left:6px solid #1a4f8b}
.facts dt{color:#43484d;font-size:1rem}
.facts dd{margin:0;font-size:1.25rem;overflow-wrap:anywhere}
.steps{padding-left:1.4rem}
.steps li{margin-bottom:1rem}
.qr{margin:.75rem 0;line-height:0}
.qr svg{max-width:100%;height:auto;border:1px solid #b1b4b6}
.key{font:700 1.125rem/1.6 ui-monospace,Menlo,Consolas,monospace;background:#fff;border:1px solid #b1b4b6;padding:.6rem .8rem;margin:.6rem 0 0;overflow-wrap:anywhere}
.quiet{color:#43484d;font-size:1rem;margin-top:1.75rem}
a.go{text-decoration:none}
a.go:hover{color:#fff}
a.go:focus{background:#fd0;color:#0b0c0c}
footer{border-top:1px solid #b1b4b6;padding:1.25rem 0 2rem;font-size:1rem;color:#43484d}
@media(min-width:48rem){.people{grid-template-columns:1fr 1fr}.start{grid-column:1/-1}h1{font-size:2.5rem}}
`;
