import { expect, it } from "vitest";
import { describeSimulator } from "../../src/cli/simulate-partner-center.ts";
import { startPartnerCenterSimulator } from "../../src/simulators/partner-center/simulator.ts";
import { http } from "../simulators/partner-center-caller.ts";

it("tells a stranger enough to call the simulated vendor as every partner", async () => {
  const simulator = await startPartnerCenterSimulator({ world: "small" });
  try {
    const facts = describeSimulator(simulator, "root.pem");
    expect(facts.partners.map(({ kind }) => kind)).toEqual([
      "direct",
      "indirect-provider",
      "indirect-reseller",
      "dual-role",
    ]);
    for (const { tenantId, clientId, clientSecret, refreshToken } of facts.partners) {
      const token = await http(`${facts.addresses.login}/${tenantId}/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "refresh_token",
          client_id: clientId,
          client_secret: clientSecret,
          refresh_token: refreshToken,
          resource: "https://api.partnercenter.microsoft.com",
        }),
      });
      const headers = { Authorization: `Bearer ${token.body.access_token}` };
      const customers = await http(`${facts.addresses.api}/v1/customers`, { headers });
      expect(customers.body.totalCount).toBeGreaterThan(0);
    }
    expect((await http(facts.control)).body.addresses).toEqual(facts.addresses);
  } finally {
    await simulator.close();
  }
});
