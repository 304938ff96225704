"""Figures of single items and campaigns: progress, KPIs, money, metrics, meetings, milestones."""
