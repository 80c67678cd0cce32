import type { JSX } from "preact";
import { type MarkdownPart, parseMarkdown } from "./markdown.ts";
import { Inlines } from "./text.tsx";

export function MarkdownText({ text }: { readonly text: string }): JSX.Element {
  return (
    <div class="mrkdwn markdown">
      {parseMarkdown(text).map((part, index) => (
        <Part key={index} of={part} />
      ))}
    </div>
  );
}

/** Above them stand the page's title and its part's. */
const headings = ["h3", "h4", "h5"] as const;

function Part({ of }: { readonly of: MarkdownPart }): JSX.Element {
  switch (of.is) {
    case "heading": {
      const Heading = headings[of.level - 1] ?? "h6";
      return (
        <Heading class={`markdown-heading markdown-heading-${of.level}`}>
          <Inlines of={of.inner} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p>
          <Inlines of={of.inner} />
        </p>
      );
    case "quote":
      return (
        <blockquote>
          <p>
            <Inlines of={of.inner} />
          </p>
        </blockquote>
      );
    case "code":
      return <pre>{of.text}</pre>;
    case "rule":
      return <hr />;
    case "table":
      return <Table rows={of.rows} />;
    case "list": {
      const Tag = of.isOrdered ? "ol" : "ul";
      return (
        <Tag>
          {of.items.map(({ indent, ticked, inner }, index) => (
            <li key={index} style={{ marginInlineStart: `${indent * 1.5}em` }}>
              {ticked === null ? null : ticked ? "☑ " : "☐ "}
              <Inlines of={inner} />
            </li>
          ))}
        </Tag>
      );
    }
  }
}

function Table({ rows }: { readonly rows: Extract<MarkdownPart, { is: "table" }>["rows"] }): JSX.Element {
  const [head, ...body] = rows;
  return (
    <table class="grid">
      <thead>
        <tr>
          {head?.map((cell, index) => (
            <th key={index} scope="col">
              <Inlines of={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {body.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <Inlines of={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
