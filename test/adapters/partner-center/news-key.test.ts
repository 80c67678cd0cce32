import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRecord } from "../../../src/adapters/partner-center/audit-log-record.ts";
import { readEvent } from "../../../src/adapters/partner-center/event.ts";
import { fieldsOf, itemsOf, textOf } from "../../../src/adapters/partner-center/fields.ts";
import { newsKeyOf } from "../../../src/adapters/partner-center/news-key.ts";
import { instantIn, kindOf } from "../../../src/adapters/partner-center/news-kind.ts";
import { readRegistration, textsIn } from "../../../src/adapters/partner-center/registration.ts";
import type { VendorNewsKind } from "../../../src/ports/vendor-desk.ts";

const api = "https://api.partnercenter.microsoft.com";
const tenantId = "4b2a6e33-8791-4386-bd2b-0d55baf25039";
const partnerId = "60d5c4bb-f78a-4200-a002-953d7cc1f5f8";
const recordId = `${partnerId}_${tenantId}_resellerrelationshipacceptedbycustomer_638331855840159088`;

function keyOfEvent(body: unknown) {
  const event = readEvent(body, api);
  return event?.at ? newsKeyOf({ ...event, at: event.at }, event.name)?.key : null;
}
function keyOfRecord(body: unknown) {
  const record = readRecord(body);
  return record ? newsKeyOf(record, record.name)?.key : null;
}

describe("the key of something heard", () => {
  const event = {
    EventName: "reseller-relationship-accepted-by-customer",
    ResourceUri: `${api}/v1/customers/${tenantId}`,
    AuditUri: `${api}/auditactivity/v1/auditrecords/${recordId}`,
    ResourceChangeUtcDate: "2023-10-18T00:26:27.9999999+00:00",
  };
  const record = {
    id: recordId,
    customerId: tenantId.toUpperCase(),
    operationType: "reseller_relationship_accepted_by_customer",
    operationDate: "2023-10-18T00:26:24.0159088Z",
    operationStatus: "succeeded",
  };

  it("is the same for a web hook and for its record, whatever instant either names beside the record's id", () => {
    expect(keyOfEvent(event)).toBe(keyOfRecord(record));
    expect(keyOfEvent(event)).toContain(tenantId);
  });

  it("is the same for both kinds of acceptance, and for a record whose operation nobody has published", () => {
    expect(keyOfEvent({ ...event, EventName: "indirect-reseller-relationship-accepted-by-customer" })).toBe(
      keyOfEvent(event),
    );
    expect(keyOfRecord({ ...record, operationType: "something_new" })).toBe(keyOfRecord(record));
    expect(keyOfRecord({ ...record, operationType: null })).toBe(keyOfRecord(record));
    expect(keyOfRecord({ ...record, operationType: 17 })).toBe(keyOfRecord(record));
  });

  it("differs by customer, by instant and by what happened", () => {
    const other = "00000000-0000-4000-8000-000000000001";
    const keys = [
      event,
      { ...event, ResourceUri: `${api}/v1/customers/${other}` },
      { ...event, AuditUri: null },
      { ...event, EventName: "dap-admin-relationship-approved" },
    ].map(keyOfEvent);
    expect(new Set(keys).size).toBe(4);
  });

  it("is the same for a granular relationship's web hook and its record, and another for its next state", () => {
    const id = `${tenantId}-${partnerId}`;
    const hook = (name: string) =>
      keyOfEvent({
        EventName: `granular-admin-relationship-${name}`,
        ResourceUri: `https://partner.microsoft.com/granularAdminRelationships/${id}`,
        AuditUri: null,
        ResourceChangeUtcDate: "2026-03-02T09:00:00.1234567+00:00",
      });
    const logged = keyOfRecord({
      id: `${partnerId}_${tenantId}_granularadminrelationshipapproved_639080388001234567`,
      customerId: tenantId,
      resourceNewValue: JSON.stringify({ Id: id }),
      operationType: "granular_admin_relationship_approved",
      operationDate: "2026-03-02T09:00:01Z",
    });
    expect(hook("approved")).toContain(id);
    expect(logged).toBe(hook("approved"));
    expect(hook("activated")).not.toBe(hook("approved"));
  });

  it("does not exist where nobody knows whom it is about", () => {
    expect(keyOfEvent({ ...event, ResourceUri: null })).toBeUndefined();
  });
});

describe("what the vendor's words mean", () => {
  it.each<[string, VendorNewsKind]>([
    ["add_customer", "relationship.accepted"],
    ["AddCustomer", "relationship.accepted"],
    ["reseller-relationship-accepted-by-customer", "relationship.accepted"],
    ["indirect_reseller_relationship_accepted_by_customer", "relationship.accepted"],
    ["remove_partner_customer_relationship", "relationship.removed"],
    ["dap-admin-relationship-approved", "dap.approved"],
    ["dap-admin-relationship-terminated-by-microsoft", "dap.terminated"],
    ["dap_admin_relationship_terminated", "dap.terminated"],
    ["granular-admin-relationship-expired", "gdap.changed"],
    ["granular_admin_access_assignment_created", "other"],
    ["subscription-updated", "other"],
    ["update_customer_user_licenses", "other"],
    ["", "other"],
  ])("%s", (name, kind) => {
    expect(kindOf(name)).toBe(kind);
  });

  it.each([
    ["2018-02-17T00:05:39.5485487+00:00", "2018-02-17T00:05:39.548Z"],
    ["2018-02-17T00:05:39.5485487", "2018-02-17T00:05:39.548Z"],
    ["2018-02-17T01:05:39+01:00", "2018-02-17T00:05:39.000Z"],
    ["a_b_c_638331855840159088", "2023-10-18T00:26:24.015Z"],
    ["2018-02-17 00:05:39", "2018-02-17T00:05:39.000Z"],
    ["2/17/2018 12:05:39 AM", "2018-02-17T00:05:39.000Z"],
    ["yesterday", undefined],
    ["1", undefined],
    ["0001-01-01T00:00:00", undefined],
    ["a_b_c_999999999999999999", undefined],
  ])("the instant in %s", (text, at) => {
    expect(instantIn(text)?.toISOString()).toBe(at);
  });
});

describe("a record of the activity log", () => {
  const record = {
    Id: "9daaeb1c_x",
    OperationType: "granular_admin_relationship_approved",
    OperationDate: "2026-03-02T09:00:00.1234567",
    ResourceNewValue: JSON.stringify({
      Id: "a1-b2",
      Customer: { OrganizationId: tenantId, OrganizationDisplayName: "Contoso" },
    }),
  };

  it("is read in any case, with what is missing found in the embedded value", () => {
    expect(readRecord(record)).toMatchObject({
      kind: "gdap.changed",
      gdapId: "a1-b2",
      tenantId,
      companyName: "Contoso",
    });
    expect(readRecord({ ...record, ResourceNewValue: JSON.parse(record.ResourceNewValue) })).toMatchObject({
      gdapId: "a1-b2",
    });
  });

  it.each(["failed", "Failed", "decline", "declined"])(
    "of what did not come to pass is none: %s",
    (status) => {
      expect(readRecord({ ...record, OperationStatus: status })).toBeNull();
    },
  );

  it.each([
    [
      "the value is damaged",
      { ResourceNewValue: "{", ResourceOldValue: null },
      { gdapId: null, tenantId: null },
    ],
    ["the state is one that we do not know", { OperationStatus: 3 }, { gdapId: "a1-b2" }],
  ])("is read when %s", (_what, change, expected) => {
    expect(readRecord({ ...record, ...change })).toMatchObject(expected);
  });

  it.each([[null], [[]], [{}], ["text"], [{ operationType: "add_customer" }]])("is none in %j", (body) => {
    expect(readRecord(body)).toBeNull();
  });
});

describe("the published examples", () => {
  const folder = process.env["REFERENCE_DIR"] && join(process.env["REFERENCE_DIR"], "partner-center");
  const read = (name: string): { request: { body: unknown }; response: { body: unknown } } =>
    JSON.parse(readFileSync(join(folder ?? "", `${name}.json`), "utf8"));
  const eventIn = (name: string) => readEvent(read(`webhook-event.${name}`).request.body, api);

  describe.runIf(folder !== undefined && folder !== "" && existsSync(folder))("of events and records", () => {
    it("webhook-event.reseller-relationship-accepted-by-customer.json", () => {
      expect(eventIn("reseller-relationship-accepted-by-customer")).toEqual({
        name: "reseller-relationship-accepted-by-customer",
        kind: "relationship.accepted",
        at: new Date("2023-10-18T00:26:24.015Z"),
        tenantId,
        gdapId: null,
        recordId,
      });
    });

    it("webhook-event.dap-admin-relationship-terminated.json", () => {
      expect(eventIn("dap-admin-relationship-terminated")).toMatchObject({
        kind: "dap.terminated",
        at: new Date("2018-02-17T00:05:39.548Z"),
        tenantId: null,
        recordId: null,
      });
    });

    it("webhook-event.granular-admin-relationship-approved.json", () => {
      const { request } = read("webhook-event.granular-admin-relationship-approved");
      const text = JSON.stringify(request.body).replace("{{RelationshipID}}", `${tenantId}-${partnerId}`);
      expect(readEvent(JSON.parse(text), api)).toMatchObject({
        kind: "gdap.changed",
        gdapId: `${tenantId}-${partnerId}`,
        tenantId: null,
      });
    });

    it.each(["subscription-updated", "test-created"])("webhook-event.%s.json", (name) => {
      expect(eventIn(name)).toMatchObject({ name, kind: "other", at: new Date("2017-11-16T16:19:06.352Z") });
    });

    it("get.auditrecords.add_customer.json", () => {
      const [record] = itemsOf(read("get.auditrecords.add_customer").response.body);
      expect(readRecord(Object.fromEntries(record ?? []))).toEqual({
        name: "add_customer",
        kind: "relationship.accepted",
        at: new Date("2020-09-02T17:34:12.806Z"),
        tenantId: "86bddccf-9a53-40c6-907c-08067a3f8da7",
        companyName: "CustomMetersStagingTest",
        gdapId: null,
      });
    });

    it("get.auditrecords.by-customer.json", () => {
      const [record] = itemsOf(read("get.auditrecords.by-customer").response.body);
      expect(record?.get("operationtype")).toBe("update_customer_user_licenses");
      expect(readRecord(Object.fromEntries(record ?? []))).toBeNull();
    });

    it("webhooks.get.registration.events.json", () => {
      expect(textsIn(read("webhooks.get.registration.events").response.body)).toEqual([
        "subscription-updated",
        "test-created",
        "usagerecords-thresholdExceeded",
      ]);
    });

    it.each(["webhooks.get.registration", "webhooks.post.registration"])("%s.json", (name) => {
      expect(readRegistration(read(name).response.body)).toEqual({
        url: "{{YourCallbackUrl}}",
        events: ["subscription-updated", "test-created"],
        inOwnHeader: false,
      });
    });

    it.each(["webhooks.post.validationEvents", "webhooks.get.validationEvents"])("%s.json", (name) => {
      const id = textOf(fieldsOf(read(name).response.body).get("correlationid"));
      expect(id).toBe("04af2aea-d413-42db-824e-f328001484d1");
    });
  });
});
