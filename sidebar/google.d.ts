/** What HtmlService gives the page. Each `with…` returns a new runner; a call returns nothing. */
type ServerRunner = Readonly<{
  withSuccessHandler: (handler: (answer: unknown) => void) => ServerRunner;
  withFailureHandler: (handler: (error: Error) => void) => ServerRunner;
  sidebarCommand: (name: string, input: unknown) => void;
}>;

declare const google: Readonly<{ script: Readonly<{ run: ServerRunner }> }>;
