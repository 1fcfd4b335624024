import { addDays, dayOfInstant } from '../../src/core/days.js';
import { demoSignIn } from './gcp-sign-in.js';
import { ok, Refusal, type DemoAnswer, type DemoProvider, type DemoRequest } from './provider.js';
import { chance } from './random.js';
import { staffEmail } from './staff.js';

const CUSTOMER = 'demo.example';
const ADMIN = 'admin@demo.example';
const SCOPES = ['https://www.googleapis.com/auth/apps.licensing', 'https://www.googleapis.com/auth/admin.reports.audit.readonly'];
const HOLDERS = 7;
/** Of them the last one has not used it for long. */
const ACTIVE = 6;
const LICENCES = /^\/apps\/licensing\/v1\/product\/([^/]+)\/users$/;

/** Google Workspace under `/google-workspace-gemini`: seven licences of AI Expanded Access, signed in by delegation. */
export function googleWorkspaceGeminiDemo(): DemoProvider {
  const signIn = demoSignIn({ provider: 'google-workspace-gemini', scopes: SCOPES, subject: ADMIN });
  return {
    id: 'google-workspace-gemini',
    answer: (request) => {
      if (request.path === '/token') return signIn.token(request);
      if (!signIn.isSignedIn(request)) throw refusal(401, 'Request had invalid authentication credentials.');
      const product = LICENCES.exec(request.path)?.[1];
      if (product !== undefined) return licences(request, product);
      if (request.path === '/admin/reports/v1/activity/users/all/applications/gemini_in_workspace_apps') return activity(request);
      throw refusal(404, 'Not Found');
    },
    connectForm: (origin) => ({
      provider: 'google-workspace-gemini', name: 'Gemini in Google Workspace', baseUrl: `${origin}/google-workspace-gemini`,
      credentials: { serviceAccount: signIn.keyFile(origin) }, settings: { customerId: CUSTOMER, adminEmail: ADMIN, activity: 'yes' },
    }),
  };
}

/** Four to a page; a product that nobody holds has no list at all. */
function licences({ query }: DemoRequest, product: string): DemoAnswer {
  if (query.get('customerId') !== CUSTOMER) throw refusal(403, 'Not authorized to access the application ID');
  if (product !== '101047') return ok({ kind: 'licensing#licenseAssignmentList', etag: '""' });
  const from = Number(query.get('pageToken') ?? '0');
  const items = Array.from({ length: HOLDERS }, (_, index) => ({ kind: 'licensing#licenseAssignment', etags: '""', productId: product, productName: 'Gemini', userId: staffEmail(index), skuId: '1010470009', skuName: 'AI Expanded Access', selfLink: '' }));
  return ok({ kind: 'licensing#licenseAssignmentList', etag: '""', items: items.slice(from, from + 4), ...(from + 4 < HOLDERS ? { nextPageToken: String(from + 4) } : {}) });
}

function activity({ now }: DemoRequest): DemoAnswer {
  const today = dayOfInstant(now);
  const items = Array.from({ length: ACTIVE }, (_, index) => ({
    kind: 'admin#reports#activity', id: { time: `${addDays(today, -Math.floor(chance('gemini', index) * 14))}T06:10:00.000Z`, uniqueQualifier: String(index), applicationName: 'gemini_in_workspace_apps', customerId: 'C0demo' },
    actor: { email: staffEmail(index), profileId: String(index) }, events: [{ type: 'gemini', name: 'feature_utilization', parameters: [{ name: 'app_name', value: 'docs' }] }],
  }));
  return ok({ kind: 'admin#reports#activities', items });
}

function refusal(code: number, message: string): Refusal {
  return new Refusal({ status: code, body: { error: { code, message, status: 'ERROR' } } });
}
