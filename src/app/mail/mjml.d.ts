/** A mail's layout, compiled to HTML with `{{slots}}` when the bundle is built. */
declare module '*.mjml' {
  const html: string;
  export default html;
}
