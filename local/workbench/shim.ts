/** `SHIM` with the virtual clock's milliseconds in place of this word. */
const CLOCK = '__CLOCK__';

/**
 * The `google.script` object of a sidebar, for a frame of the workbench: calls
 * go to the page that holds the frame, which hands them to the server. Its
 * dates go by the virtual clock, so that `2 hours ago` means that clock's hours.
 */
const SHIM = `(() => {
  const RealDate = Date;
  const shift = ${CLOCK} - RealDate.now();
  window.Date = class extends RealDate {
    constructor(...parts) { parts.length === 0 ? super(RealDate.now() + shift) : super(...parts); }
    static now() { return RealDate.now() + shift; }
  };
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

/**
 * The sidebar's HTML with `google.script` in front of its own scripts.
 *
 * @param nowMs the virtual clock, which the frame's dates go by
 */
export function withShim(html: string, nowMs: number): string {
  const script = `<script>${SHIM.replace(CLOCK, String(nowMs))}</script>`;
  const head = /<head[^>]*>/i.exec(html);
  return head === null ? script + html : html.slice(0, head.index + head[0].length) + script + html.slice(head.index + head[0].length);
}
