/**
 * The `google.script` object of a sidebar, for a frame of the workbench: calls
 * go to the page that holds the frame, which hands them to the server.
 */
const SHIM = `(() => {
  const waiting = new Map();
  let last = 0;
  const runner = (handlers) => new Proxy({}, {
    get(_, name) {
      if (name === 'withSuccessHandler') return (success) => runner({ ...handlers, success });
      if (name === 'withFailureHandler') return (failure) => runner({ ...handlers, failure });
      if (name === 'withUserObject') return (user) => runner({ ...handlers, user });
      return (...args) => {
        last += 1;
        waiting.set(last, handlers);
        parent.postMessage({ spendsheet: 'call', id: last, fn: String(name), args }, '*');
      };
    },
  });
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || !data || data.spendsheet !== 'result') return;
    const handlers = waiting.get(data.id);
    if (!handlers) return;
    waiting.delete(data.id);
    if (data.error === undefined) { if (handlers.success) handlers.success(data.value === undefined ? null : data.value, handlers.user); }
    else if (handlers.failure) handlers.failure(new Error(data.error), handlers.user);
    else console.error(data.error);
  });
  const close = () => parent.postMessage({ spendsheet: 'close' }, '*');
  window.google = { script: { run: runner({}), host: { close, setWidth() {}, setHeight() {}, editor: { focus() {} } } } };
})();`;

/** The sidebar's HTML with `google.script` in front of its own scripts. */
export function withShim(html: string): string {
  const script = `<script>${SHIM}</script>`;
  const head = /<head[^>]*>/i.exec(html);
  return head === null ? script + html : html.slice(0, head.index + head[0].length) + script + html.slice(head.index + head[0].length);
}
