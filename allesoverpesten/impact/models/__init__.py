from allesoverpesten.impact.models.channels import Campaign, CampaignChannel

__all__ = ["Campaign", "CampaignChannel"]
