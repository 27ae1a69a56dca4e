"""From the rows of a workbook to what they change in a network; ``plan`` is the way in."""

from netmap.exchange.planning.plan import ImportPlan, plan_import, workbook_municipality

__all__ = ["ImportPlan", "plan_import", "workbook_municipality"]
