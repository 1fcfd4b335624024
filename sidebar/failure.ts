/** What went wrong and what to do, in the words of the page. */
export type Failure = Readonly<{ message: string; fix: string }>;

const UNKNOWN: Failure = {
  message: 'Google Sheets did not finish the request.',
  fix: 'Try again. If it stays, close the sidebar and open it from the Extensions menu.',
};

/** Texts of the platform, most telling first. The page never shows them as they are. */
const KNOWN: readonly (readonly [RegExp, Failure])[] = [
  [
    // Two accounts signed in: the menu runs as one, the sidebar as the other, and Google refuses before our code runs.
    /authori[sz]ation is required to perform|PERMISSION_DENIED|permission to access the requested document|No item with the given ID/i,
    {
      message: 'Google did not let the sidebar in. This happens when several Google accounts are signed in.',
      fix: 'Open this sheet in a private window, sign in with one account only, and open the sidebar there.',
    },
  ],
  [
    /do not have permission to call|specified permissions are not sufficient|authori[sz]ation is required/i,
    { message: 'Spendsheet is missing a permission.', fix: 'Choose “Open sidebar” in the Spendsheet menu again and accept what Google asks.' },
  ],
  [/for one day|too much computer time/i, { message: 'Today’s Google quota is used up.', fix: 'Nothing is lost. It goes on by itself tomorrow.' }],
  [/maximum execution time|timed out/i, { message: 'Google stopped the work because it took too long.', fix: 'What was done is kept. Try again; it goes on from there.' }],
  [/in a short time|server error occurred|is unavailable|simultaneous/i, { message: 'Google Sheets is busy.', fix: 'Wait a minute, then try again.' }],
  [/NetworkError|failed to fetch|connection failure|offline/i, { message: 'The connection to Google was lost.', fix: 'Check that you are online, then try again.' }],
];

/** The plain sentence for an error of the platform. */
export function failureOf(text: string): Failure {
  return recognised(text) ?? UNKNOWN;
}

/** The plain sentence when the platform's text is a known one, else null. */
export function recognised(text: string): Failure | null {
  const known = KNOWN.find(([pattern]) => pattern.test(text));
  return known === undefined ? null : known[1];
}
