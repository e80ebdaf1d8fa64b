/** What stands first on every list of leaked passwords, and what anybody would try here. Lower case, letters and figures only. */
export const COMMON_WORDS: readonly string[] = `
password passw0rd p4ssword passphrase passcode letmein welcome w3lcome admin administrator changeme default secret login signin master root guest
user username test testing temp temporary computer internet office windows google facebook microsoft samsung apple iphone android
iloveyou loveyou lovely love princess sunshine monkey dragon football liverpool arsenal chelsea everton tottenham rangers celtic manchester united
city england london scotland wales ireland britain british cricket rugby tennis baseball basketball hockey soccer superman batman spiderman starwars
pokemon naruto minecraft matrix shadow killer hunter ranger tiger panther lion eagle falcon mustang ferrari porsche mercedes charlie jordan michael
michelle jessica ashley daniel thomas andrew joshua matthew robert william george harry david james richard steven joseph nicole jennifer amanda
sophie emily chloe hannah thomas oliver jack freedom whatever trustno1 trustno qazwsx qwerty azerty ninja mommy daddy mother father family babygirl
flower flowers rainbow summer winter spring autumn january february march april monday tuesday wednesday thursday friday saturday sunday june july
august september october november december chocolate cheese cookie banana orange purple yellow silver golden diamond blessed jesus christ angel
heaven biteme hello goodbye please thankyou today yesterday tomorrow correct horse battery staple concordat offender police probation prison council
officer constable sergeant inspector justice share risk information national service government hmpps crown security access account
`
  .trim()
  .split(/\s+/);
