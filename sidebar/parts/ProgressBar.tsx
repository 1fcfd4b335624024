/** Steps done of all steps; without a total it says only that work goes on. */
export function ProgressBar({ done, total, label }: { done: number; total: number; label: string }) {
  const known = total > 0;
  const share = known ? Math.min(100, Math.round((done / total) * 100)) : 0;
  const value = known ? { 'aria-valuenow': done, 'aria-valuetext': `${done} of ${total} steps` } : {};
  return (
    <div class={`bar${known ? '' : ' unknown'}`} role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={known ? total : undefined} {...value}>
      <div style={{ width: known ? `${share}%` : '30%' }} />
    </div>
  );
}
